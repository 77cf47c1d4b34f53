using Maru.Cli.Wire;
using Maru.Kernel;

namespace Maru.Cli.Sessions;

/// <summary>
/// Hands out the access token and renews it. A refresh token can be spent once, so only one run may spend it (the lock), its successor
/// is stored before anything else happens, and Ctrl-C does not break that off.
/// </summary>
internal sealed class TokenKeeper(Sender sender, SessionFile file, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <param name="refused">A token the server has just refused; another one is handed out.</param>
    /// <param name="ct">Cancels the waiting.</param>
    public async Task<Outcome<string>> AccessAsync(string? refused, CancellationToken ct)
    {
        if (Usable(file.Read(), refused) is { } token)
        {
            return token;
        }

        if (Mine(file.Read()) is null)
        {
            return LocalFailures.NotSignedIn(sender.Language);
        }

        var held = await file.LockAsync(ct);
        if (held.Failed(out var failure))
        {
            return failure;
        }

        using (held.Value)
        {
            var session = Mine(file.Read());
            return Usable(session, refused) is { } renewed ? renewed : await RenewAsync(session);
        }
    }

    private async Task<Outcome<string>> RenewAsync(StoredSession? session)
    {
        if (session?.RefreshToken is null)
        {
            return LocalFailures.NotSignedIn(sender.Language);
        }

        var body = new { refresh_token = session.RefreshToken };
        var answer = await sender.SendAsync(HttpMethod.Post, Paths.Refresh, body, bearer: null, CancellationToken.None);
        if (answer.Refusal is { } refusal)
        {
            if (refusal.Failure.Kind == FailureKind.Unauthenticated)
            {
                file.Write(session.SignedOut());
            }

            return refusal.Failure;
        }

        var next = StoredSession.Of(answer.Body, sender.Server, session, clock.GetUtcNow());
        file.Write(next);
        return next.AccessToken is { } token ? token : LocalFailures.NotSignedIn(sender.Language);
    }

    // Tokens of one server are never shown to another.
    private StoredSession? Mine(StoredSession? session) =>
        session?.Server == sender.Server.AbsoluteUri && session.RefreshToken is not null ? session : null;

    private string? Usable(StoredSession? session, string? refused) =>
        Mine(session) is { AccessToken: { } token } mine && token != refused && mine.AccessExpiresAt > clock.GetUtcNow() + Margin
            ? token
            : null;
}
