using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.Sessions;

/// <summary>
/// Exchanges a refresh token for the next one. Of several requests at the same time, one exchanges it and the others get the same
/// successor, or the token that is current by then; a request that comes later ends the session.
/// </summary>
internal sealed class RefreshSession(
    Change change, SqlSessionStore sessions, SqlAccountStore accounts, SessionTokens tokens, Snapshot<AccessMap> map,
    IdentitySettings settings, TimeProvider clock, ILogger<RefreshSession> log)
{
    private const int LongestTyped = 256;

    // No client refreshes so often in a few seconds.
    private const int LongestLine = 20;

    public async Task<Outcome<SessionGrant>> RunAsync(string? text, CancellationToken ct)
    {
        if (text is not { Length: > 0 and <= LongestTyped })
        {
            return IdentityFailures.InvalidRefreshToken;
        }

        while (true)
        {
            // Null: another request has just used the token. Then try again.
            var tried = await change.RunAsync(tx => TryAsync(tx, text, ct), ct);
            if (tried.Failed(out var refusal))
            {
                return refusal;
            }

            if (tried.Value is { } grant)
            {
                return grant;
            }
        }
    }

    private async Task<Outcome<SessionGrant?>> TryAsync(Changing tx, string text, CancellationToken ct)
    {
        if (await sessions.FindByHashAsync(tx, OpaqueToken.HashOf(text), ct) is not { } token
            || await accounts.FindAsync(tx, token.AccountId, ct) is not { IsDisabled: false } account)
        {
            return IdentityFailures.InvalidRefreshToken;
        }

        var now = clock.Now();
        var line = await FollowAsync(tx, token, now, ct);
        return token.Judge(line.LastOrDefault(), now, settings.RefreshGrace) switch
        {
            RefreshVerdict.Live => await SpendAsync(tx, account, token, text, now, ct),
            RefreshVerdict.Repeated => Repeat(tx, account, token, line, text, now),
            RefreshVerdict.Reused => await EndAsync(tx, token, now, ct),
            RefreshVerdict.Ended => IdentityFailures.InvalidRefreshToken,
        };
    }

    private async Task<Outcome<SessionGrant?>> SpendAsync(
        Changing tx, Account account, RefreshToken token, string text, DateTimeOffset now, CancellationToken ct)
    {
        var next = OpaqueToken.New();
        var successor = tokens.Next(token, next, now);
        if (!await sessions.SpendAsync(tx, token, successor.Id, SuccessorSeal.Seal(next, text), now, ct))
        {
            return tx.Drop<SessionGrant?>(null);
        }

        await sessions.AddAsync(tx, successor, ct);
        tx.Unrecorded("A session that goes on is in the log since it began.");
        return tokens.Grant(account, successor, next, now);
    }

    // The successors, as long as each was used just now, and the first one that was not.
    private async Task<List<RefreshToken>> FollowAsync(Tx tx, RefreshToken token, DateTimeOffset now, CancellationToken ct)
    {
        var line = new List<RefreshToken>();
        for (var last = token; last.IsJustSpent(now, settings.RefreshGrace) && line.Count < LongestLine;)
        {
            if (last.SuccessorId is not { } id || await sessions.FindAsync(tx, id, ct) is not { } next)
            {
                break;
            }

            line.Add(last = next);
        }

        return line;
    }

    // Each token opens the next one, so the current token can be reached only from a token that was used just now.
    private Outcome<SessionGrant?> Repeat(
        Changing tx, Account account, RefreshToken token, List<RefreshToken> line, string text, DateTimeOffset now)
    {
        foreach (var spent in line[..^1].Prepend(token))
        {
            if (spent.SuccessorSealed is not { } box)
            {
                return IdentityFailures.InvalidRefreshToken;
            }

            text = SuccessorSeal.Open(box, text);
        }

        return tx.Drop<SessionGrant?>(tokens.Grant(account, line[^1], text, now));
    }

    private async Task<Outcome<SessionGrant?>> EndAsync(Changing tx, RefreshToken token, DateTimeOffset now, CancellationToken ct)
    {
        if (!await sessions.RevokeFamilyAsync(tx, token.FamilyId, now, ct))
        {
            // The session ended after the token was read.
            return IdentityFailures.InvalidRefreshToken;
        }

        tx.Publish(new RefreshTokenReused(token.AccountId, token.FamilyId, now));

        // It is not known who presented the token, so there is no actor.
        tx.Record(new AuditEntry(AuditActions.Logout, "identity.sessions", token.FamilyId)
        {
            StatusCode = 401,
            Reason = "refresh_token_reused",
            Details = new { token.AccountId },
        });
        tx.Refresh(map);
        tx.Afterwards(() => Log.RefreshTokenReused(log, token.AccountId, token.FamilyId));
        return tx.Keep(IdentityFailures.InvalidRefreshToken);
    }
}
