/**
 * Makes a photo fit for sending: upright, at most 1,920 pixels long, JPEG; and a small picture that
 * stands for it. Videos give one frame where the browser can show them.
 */
const longest = 1920;
const quality = 0.8;
const small = 320;

/** The measures of something drawn with its longer side at most `most`. */
export function fit(width: number, height: number, most: number) {
  const scale = Math.min(1, most / Math.max(width, height, 1));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

type Source = { image: CanvasImageSource; width: number; height: number };

function draw({ image, width, height }: Source, most: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fit(width, height, most));
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(new Error('no canvas'));
  // A transparent drawing (a signature, a screenshot) would else come out black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('no picture'))),
      'image/jpeg',
      most === small ? 0.7 : quality,
    ),
  );
}

/** @throws when the browser cannot read it as a picture */
export async function shrink(photo: Blob): Promise<{ photo: Blob; thumbnail: Blob }> {
  const image = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  const source = { image, width: image.width, height: image.height };
  try {
    return { photo: await draw(source, longest), thumbnail: await draw(source, small) };
  } finally {
    image.close();
  }
}

/** A frame of a clip, or null when the browser cannot show it within three seconds. */
export async function frameOf(clip: Blob): Promise<Blob | null> {
  const address = URL.createObjectURL(clip);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  try {
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = reject;
      setTimeout(reject, 3000);
      video.src = address;
    });
    const { videoWidth: width, videoHeight: height } = video;
    return width > 0 ? await draw({ image: video, width, height }, small) : null;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
