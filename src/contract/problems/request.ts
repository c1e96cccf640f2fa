/** Problems of requests that are repeated under a key. */
export const requestProblems = {
  'request-key-invalid': {
    status: 400,
    zh: '请求头 Idempotency-Key 的格式不对：应是 8 到 200 个字母、数字或符号。请换一个键重发。',
    en: 'The Idempotency-Key header is not valid: 8 to 200 letters, digits or signs. Send it again with another key.',
  },
  'request-key-reused': {
    status: 422,
    zh: '同一个请求键（Idempotency-Key）已用于另一次不同的提交，本次没有生效。请刷新页面后重新提交。',
    en: 'This Idempotency-Key was used for a different request; nothing was changed. Reload the page and send it again.',
  },
  'request-key-lost': {
    status: 409,
    zh: '这次提交以前已经生效，但当时的答复已无法重放。请刷新页面查看结果，不要重复提交。',
    en: 'This request took effect before, but its answer cannot be given again. Reload to see the result; do not send it again.',
  },
} as const;
