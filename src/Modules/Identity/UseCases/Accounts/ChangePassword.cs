using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;
using Maru.Platform.Messaging;

namespace Maru.Modules.Identity.UseCases.Accounts;

/// <summary>Changes one's password. One's other sessions are over by it.</summary>
internal sealed class ChangePassword(HashingTurns turns, OwnPassword own, AccountWriter writer, Outbox outbox)
{
    public async Task<Outcome<Account>> RunAsync(CurrentUser user, string? present, string? next, SignInOrigin origin, CancellationToken ct)
    {
        var faults = new InputFaults();
        faults.AddIf(!PasswordRule.MayBeOne(present), "current_password", PasswordRule.Rule);
        if (PasswordRule.Against(next, user.Name, present) is { } weak)
        {
            faults.Add("new_password", string.Equals(next, present, StringComparison.OrdinalIgnoreCase) ? "Use another password than the present one." : weak);
        }

        return faults.ToFailure() is { } invalid ? invalid
            : await turns.RunAsync(turn => ChangeAsync(user, present!, next!, origin, turn, ct), ct).ConfigureAwait(false);
    }

    private async Task<Outcome<Account>> ChangeAsync(
        CurrentUser user, string present, string next, SignInOrigin origin, IPasswordTurn turn, CancellationToken ct)
    {
        var seen = await own.CheckAsync(user, present, origin, turn, ct).ConfigureAwait(false);
        if (seen.Failed(out var refusal))
        {
            return refusal;
        }

        var hash = turn.Hash(next);
        return await writer.RunAsync(new AccountEdit(user.Id, "change_password", (account, now) =>
            account.TokenVersion == seen.Value.TokenVersion && account.Version == seen.Value.Version ? account.WithPassword(hash, now) : IdentityFailures.WrongPassword)
        {
            EndsSessions = true,
            KeptSession = user.SessionId,
            AndAsync = (tx, _, after) => outbox.PublishAsync(tx, new PasswordChanged(user.Id, user.Id, after.UpdatedAt), ct),
        }, ct).ConfigureAwait(false);
    }
}
