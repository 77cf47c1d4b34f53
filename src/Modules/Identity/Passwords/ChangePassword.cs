using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Changes a person's own password. Somebody who stole the old password may have more: therefore the person's other sessions end, and so
/// do their client keys and the ways they have given to others, unless they choose to keep them.
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
