/** Where the phone is, once, when a visit starts: never in the background, never again. */
import type { Special } from '../../../domain/visit/index.ts';

export type Place = Special['$start']['place'];
const patience = 10_000;

/** null when it is not allowed, not possible or takes too long. */
export function findPlace(): Promise<Place> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracy: Math.round(accuracy) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 60_000 },
    );
  });
}
