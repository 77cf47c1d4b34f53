using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Platform.Auditing;

namespace Maru.Modules.Identity.Scopes;

/// <summary>Decides which data of the plant an account sees.</summary>
internal sealed class AssignDataScope(AccountWriter writer, ScopeCodeCheck codes)
{
    public async Task<Outcome<Account>> RunAsync(
        CurrentUser user, string id, bool allAccess, IReadOnlyDictionary<ScopeDimension, IReadOnlyList<string?>> values, ExpectedVersion expected, CancellationToken ct)
    {
        var scope = ScopeRule.Check(allAccess, values);
        return scope.Failed(out var invalid) ? invalid
            : await codes.RefuseAsync(scope.Value, ct) is { } unknown ? unknown
            : await SetAsync(user, id, scope.Value, expected, ct);
    }

    /// <summary>Removes the scope: the account then sees nothing.</summary>
    public Task<Outcome<Account>> TakeAwayAsync(CurrentUser user, string id, ExpectedVersion expected, CancellationToken ct) =>
        SetAsync(user, id, scope: null, expected, ct);

    private Task<Outcome<Account>> SetAsync(
        CurrentUser user, string id, DataScope? scope, ExpectedVersion expected, CancellationToken ct) =>
        writer.RunAsync(
            new AccountEdit(id, AuditActions.Update, (account, now) => account.WithScope(scope, now)) { By = user, Expected = expected },
            (tx, _, after) => tx.Publish(new DataScopeChanged(id, user.Id, after.UpdatedAt)),
            ct);
}
