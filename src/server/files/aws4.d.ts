/** The types that aws4, a second implementation of AWS Signature Version 4 for the tests, comes without. */
declare module 'aws4' {
  type Request = {
    host: string;
    path: string;
    method: string;
    service: string;
    region: string;
    headers: Record<string, string>;
  };
  type Credentials = { accessKeyId: string; secretAccessKey: string };
  const aws4: {
    /** Adds `Authorization` to the headers, which it changes. */
    sign: (request: Request, credentials: Credentials) => Request;
  };
  export default aws4;
}
