using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>
/// Makes an account with the role user for anyone, while sign-up is open. It sees no data of the plant until it gets a scope.
/// </summary>
internal sealed class SignUp(Db db, SqlRightsStore rights, Admission admission)
{
    public async Task<Outcome<SessionGrant>> RunAsync(Application application, RequestOrigin origin, CancellationToken ct)
    {
        // An early check before the password is hashed; the check in the transaction decides.
        await using (var session = await db.OpenAsync(ct))
        {
            if ((await DecideAsync(session, ct)).Failed(out var closed))
            {
                return closed;
            }
        }

        return await admission.RunAsync(application, origin, (tx, _, stop) => DecideAsync(tx, stop), ct);
    }

    private async Task<Outcome<Role>> DecideAsync(Statements sql, CancellationToken ct) =>
        (await rights.ReadSignUpAsync(sql, ct)).Policy == SignUpPolicy.Open ? Role.User : IdentityFailures.SignUpClosed;
}
