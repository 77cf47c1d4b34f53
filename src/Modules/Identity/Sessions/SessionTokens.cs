using Maru.Kernel;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.SigningKeys;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>Makes the two tokens of a session. Thread safe.</summary>
internal sealed class SessionTokens(
    SqlSessionStore sessions, AccessKeys keys, AccessTokenForm form, IdentitySettings settings, TimeProvider clock)
{
    /// <summary>Starts a session in the transaction of a sign-in.</summary>
    public async Task<SessionGrant> StartAsync(Tx tx, Account account, string? client, CancellationToken ct)
    {
        var now = clock.Now();
        var text = OpaqueToken.New();
        var token = NewToken(account.Id, Id.New(clock), client, text, began: now, now);
        await sessions.AddAsync(tx, token, ct);
        return Grant(account, token, text, now);
    }

    /// <summary>The token that follows one of the same session.</summary>
    public RefreshToken Next(RefreshToken spent, string text, DateTimeOffset now) =>
        NewToken(spent.AccountId, spent.FamilyId, spent.Client, text, spent.BeganAt, now);

    /// <summary>The answer that carries the refresh token and a new access token.</summary>
    public SessionGrant Grant(Account account, RefreshToken token, string text, DateTimeOffset now) => new()
    {
        Account = account,
        SessionId = token.FamilyId,
        AccessToken = AccessTokenOf(account, token.FamilyId, now),
        AccessLifetime = settings.AccessLifetime,
        RefreshToken = text,
        RefreshLifetime = token.ExpiresAt - now,
    };

    private RefreshToken NewToken(
        string accountId, string familyId, string? client, string text, DateTimeOffset began, DateTimeOffset now)
    {
        var (idle, absolute) = (now + settings.RefreshLifetime, began + settings.SessionLifetime);
        return new RefreshToken
        {
            Id = Id.New(clock),
            AccountId = accountId,
            FamilyId = familyId,
            Client = client,
            TokenHash = OpaqueToken.HashOf(text),
            BeganAt = began,
            CreatedAt = now,
            ExpiresAt = idle < absolute ? idle : absolute,
        };
    }

    private string AccessTokenOf(Account account, string sessionId, DateTimeOffset now) => AccessTokenForm.Write(
        new AccessClaims
        {
            Iss = form.Issuer,
            Aud = form.Audience,
            Sub = account.Id,
            Sid = sessionId,
            TokenVersion = account.TokenVersion,
            Jti = Id.New(clock),
            Iat = now.ToUnixTimeSeconds(),
            Nbf = now.ToUnixTimeSeconds(),
            Exp = (now + settings.AccessLifetime).ToUnixTimeSeconds(),
        },
        keys.Signing);
}
