using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Changes a person's own profile.</summary>
internal sealed class ChangeProfile(AccountWriter writer)
{
    public Task<Outcome<Account>> RunAsync(CurrentUser user, ProfilePatch patch, ExpectedVersion expected, CancellationToken ct) =>
        writer.RunAsync(new AccountEdit(user.Id, AuditActions.Update, patch.Of) { Expected = expected }, tell: null, ct);
}
