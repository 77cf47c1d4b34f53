using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Gives an account a password that its owner must change at the next sign-in. Until then its sessions are ended, its client keys are
/// refused, and it can do nothing else.
/// </summary>
internal sealed class ResetPassword(HashingTurns turns, AccountWriter writer)
{
    public Task<Outcome<TemporaryPassword>> RunAsync(CurrentUser user, string id, ExpectedVersion expected, CancellationToken ct) =>
        turns.RunAsync<TemporaryPassword>(async turn =>
        {
            var text = TemporaryPassword.New();
            var hash = turn.Hash(text);
            var edit = new AccountEdit(id, "reset_password", (account, now) => account.WithTemporaryPassword(hash, user.Id, now))
            {
                By = user,
                Expected = expected,
                EndsSessions = true,
            };
            var reset = await writer.RunAsync(edit, (tx, _, after) => tx.Publish(new PasswordChanged(id, user.Id, after.UpdatedAt)), ct);
            return reset.Failed(out var refusal) ? refusal : new TemporaryPassword(reset.Value, text);
        }, ct);
}
