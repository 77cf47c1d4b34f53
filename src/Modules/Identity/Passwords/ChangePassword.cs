using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Changes one's password. A thief of the old one may have more than it: one's other sessions are over by it, and one's client keys and
/// the ways one has opened to others too, unless one says that they are to stay.
/// </summary>
internal sealed class ChangePassword(HashingTurns turns, OwnPassword own, AccountWriter writer)
{
    public async Task<Outcome<Account>> RunAsync(
        CurrentUser user, string? present, string? next, KeptThings kept, RequestOrigin origin, CancellationToken ct)
    {
        var faults = new InputFaults();
        faults.AddIf(!PasswordRule.MayBeOne(present), "current_password", PasswordRule.Rule);
        if (PasswordRule.Against(next, user.Name) is { } weak)
        {
            faults.Add("new_password", weak);
        }
        else
        {
            faults.AddIf(
                PasswordForms.ComesFrom(next!, present), "new_password", "Use another password than the current one, not a form of it.");
        }

        return faults.ToFailure() is { } invalid ? invalid
            : await turns.RunAsync(turn => ChangeAsync(user, present!, next!, kept, origin, turn, ct), ct);
    }

    private async Task<Outcome<Account>> ChangeAsync(
        CurrentUser user, string present, string next, KeptThings kept, RequestOrigin origin, Pbkdf2Passwords.Turn turn, CancellationToken ct)
    {
        var seen = await own.CheckAsync(user, present, origin, turn, ct);
        if (seen.Failed(out var refusal))
        {
            return refusal;
        }

        var hash = turn.Hash(next);
        var edit = new AccountEdit(user.Id, "change_password", (account, now) =>
            account.Version == seen.Value.Version && !account.PasswordIsOver(now)
                ? account.WithPassword(hash, now) : IdentityFailures.WrongPassword)
        {
            EndsSessions = true,
            KeptSession = user.SessionId,
            RevokesKeys = !kept.ClientKeys,
            ClosesWays = kept.Invitations ? null : "maker_changed_password",
        };
        return await writer.RunAsync(edit, (tx, _, after) => tx.Publish(new PasswordChanged(user.Id, user.Id, after.UpdatedAt)), ct);
    }
}
