using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Invitations;

/// <summary>
/// Makes an account with the invitation's role. Of several attempts at the same time exactly one succeeds; a refused attempt leaves the
/// invitation unchanged.
/// </summary>
internal sealed class AcceptInvitation(
    Db db, SqlInvitationStore invitations, SqlAccountStore accounts, SqlRightsStore rights, Admission admission, TimeProvider clock)
{
    private const int LongestTyped = 256;

    public async Task<Outcome<SessionGrant>> RunAsync(string? token, Application application, RequestOrigin origin, CancellationToken ct)
    {
        if (token is not { Length: > 0 and <= LongestTyped })
        {
            return IdentityFailures.NoSuchInvitation;
        }

        var found = await FindAsync(token, ct);
        return found.Failed(out var refusal) ? refusal : await admission.RunAsync(
            application, origin, (tx, accountId, stop) => UseAsync(tx, found.Value, accountId, stop), ct);
    }

    // An early check before the password is hashed; the check in the transaction decides.
    private async Task<Outcome<Invitation>> FindAsync(string token, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await invitations.FindByHashAsync(session, OpaqueToken.HashOf(token), ct) switch
        {
            null => IdentityFailures.NoSuchInvitation,
            var found when found.StateAt(clock.Now()) != InvitationState.Waiting => IdentityFailures.InvitationIsOver,
            var found => found,
        };
    }

    private async Task<Outcome<Role>> UseAsync(Tx tx, Invitation found, string accountId, CancellationToken ct)
    {
        if ((await rights.ReadSignUpAsync(tx, ct)).Policy == SignUpPolicy.Closed)
        {
            return IdentityFailures.SignUpClosed;
        }

        var maker = await accounts.FindAsync(tx, found.CreatedBy, ct);
        return found.IsBackedBy(maker, await rights.ReadMatrixAsync(tx, ct))
            && await invitations.TryUseAsync(tx, found.Id, accountId, clock.Now(), ct)
            ? found.Role : IdentityFailures.InvitationIsOver;
    }
}
