namespace Maru.Modules.Identity.Sessions;

/// <summary>An active session, as its owner sees it.</summary>
/// <param name="Id">The session; <c>sid</c> in access tokens.</param>
/// <param name="Client">What the program that signed in called itself; null if it sent nothing.</param>
/// <param name="BeganAt">When somebody signed in.</param>
/// <param name="RenewedAt">When it was last refreshed.</param>
/// <param name="ExpiresAt">When it ends unless it is refreshed.</param>
internal sealed record OpenSession(string Id, string? Client, DateTimeOffset BeganAt, DateTimeOffset RenewedAt, DateTimeOffset ExpiresAt);
