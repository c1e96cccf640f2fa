/** How much room the phone has left, and whether the browser has promised to keep what is here. */
import { useEffect, useState } from 'react';
import { sizeText } from '../words/format.ts';
import { useWords } from '../words/index.ts';

type Room = { used: number; all: number; kept: boolean } | null;

async function readRoom(): Promise<Room> {
  const { storage } = navigator;
  if (!storage?.estimate) return null;
  const { usage = 0, quota = 0 } = await storage.estimate();
  return { used: usage, all: quota, kept: (await storage.persisted?.()) ?? false };
}

export function Storage() {
  const t = useWords();
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    readRoom().then(setRoom, () => setRoom(null));
  }, []);
  if (room === undefined) return null;
  const { title, used, unknown, kept, notKept } = t.sync.storage;
  return (
    <section className="mp-card mp-stack">
      <h2>{title}</h2>
      <p className="mp-quiet">{room ? used(sizeText(room.used), sizeText(room.all)) : unknown}</p>
      <p className="mp-quiet">{room?.kept ? kept : notKept}</p>
    </section>
  );
}
