/** Somebody who calls the API as a program does: with a token in a header. */
export class Person {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  private readonly accessToken: string;

  private constructor(url: string, username: string, password: string, accessToken: string) {
    this.url = url;
    this.username = username;
    this.password = password;
    this.accessToken = accessToken;
  }

  /** The first administrator. */
  static async first(url: string, token: string): Promise<Person> {
    return Person.joining(url, "/api/v1/identity/set-up", token, "admin");
  }

  /** Somebody whom this person invites. */
  async invite(username: string, role: string): Promise<Person> {
    const { token } = await this.post<{ token: string }>("/api/v1/admin/identity/invitations", { role });
    return Person.joining(this.url, "/api/v1/identity/invitations/accept", token, username);
  }

  get = <T>(path: string) => this.ask<T>("GET", path);

  post = <T>(path: string, body: object) => this.ask<T>("POST", path, body);

  private static async joining(url: string, path: string, token: string, username: string): Promise<Person> {
    const password = "correct horse battery";
    const answer = await fetch(url + path, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token, username, password, time_zone: "Asia/Seoul" }),
    });
    const session = (await read(answer)) as { access_token: string };
    return new Person(url, username, password, session.access_token);
  }

  private async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(this.url + path, {
      method, headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.accessToken}` }, body: body && JSON.stringify(body),
    });
    return (await read(answer)) as T;
  }
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${answer.status} ${answer.url}: ${text}`);
  }

  return text === "" ? undefined : JSON.parse(text);
}
