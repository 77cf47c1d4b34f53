using Maru.Contracts.Identity;
using Maru.Modules.Identity.Domain;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Identity.Adapters;

/// <summary>
/// Judges access tokens from memory. Name and role come from the account as it is now, not as it was when the token was issued.
/// </summary>
internal sealed class Authenticator(AccessTokenForm form, Snapshot<AccessMap> map, AccessKeys keys, TimeProvider clock) : IAuthenticator
{
    public CurrentUser? Authenticate(string accessToken)
    {
        var now = map.Current;
        if (form.Read(accessToken, id => now.Keys.GetValueOrDefault(id) ?? keys.Find(id), clock.GetUtcNow()) is not { } claims
            || !now.Accounts.TryGetValue(claims.Sub, out var account)
            || account.Disabled
            || account.TokenVersion != claims.TokenVersion
            || now.EndedSessions.Contains(claims.Sid))
        {
            return null;
        }

        return new CurrentUser(account.Id, account.Username, account.Role, claims.Sid);
    }
}
