using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.SigningKeys;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Identity.Rights;

/// <summary>
/// Checks access tokens, in memory only. Name, role, rights and scope are the account's present ones, not those at the time the token was
/// issued.
/// </summary>
internal sealed class Authenticator(AccessTokenForm form, Snapshot<AccessMap> map, AccessKeys keys, TimeProvider clock) : IAuthenticator, IDataScopes, IAccountNames
{
    public CurrentUser? Authenticate(string accessToken)
    {
        if (form.Read(accessToken, keys.Find, clock.GetUtcNow()) is not { } claims)
        {
            return null;
        }

        var now = map.Current;
        if (!now.Accounts.TryGetValue(claims.Sub, out var account)
            || account.Disabled
            || account.TokenVersion != claims.TokenVersion
            || now.EndedSessions.Contains(claims.Sid))
        {
            return null;
        }

        return new CurrentUser(account.Id, account.Username, account.Role, claims.Sid)
        {
            Permissions = account.MustChangePassword ? now.Rights.ToChangePassword : now.Rights.Of(account.Role),
            MustChangePassword = account.MustChangePassword,
            Scope = account.Scope,
        };
    }

    public string? Find(string accountId) => map.Current.Accounts.GetValueOrDefault(accountId)?.Username;

    public IDataScope Of(string accountId) =>
        map.Current.Accounts.TryGetValue(accountId, out var account) && !account.Disabled ? account.Scope : DataScope.Nothing;
}
