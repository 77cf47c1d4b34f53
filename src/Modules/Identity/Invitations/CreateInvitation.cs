using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Invitations;

/// <summary>Makes an invitation; the token is in the answer and nowhere else.</summary>
internal sealed class CreateInvitation(
    Change change, SqlInvitationStore invitations, SqlAccountStore accounts, Standing standing, SqlRightsStore rights, TimeProvider clock)
{
    public async Task<Outcome<NewInvitation>> RunAsync(
        CurrentUser user, string? roleName, string? note, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        var now = clock.Now();
        var faults = new InputFaults();
        faults.AddIf(!WireName<Role>.TryParse(roleName, out var role), "role", $"Use one of {string.Join(", ", WireName<Role>.All)}.");
        faults.AddIf(note is { Length: > Invitation.LongestNote } || note?.Any(char.IsControl) == true, "note",
            $"Use at most {Invitation.LongestNote} characters.");
        faults.AddIf(expiresAt <= now || expiresAt > now + Invitation.LongestLife, "expires_at",
            $"Use an instant in the next {Invitation.LongestLife.TotalDays} days.");
        if (faults.ToFailure() is { } invalid)
        {
            return invalid;
        }

        var token = OpaqueToken.New();
        var made = new Invitation
        {
            Id = Id.New(clock),
            TokenHash = OpaqueToken.HashOf(token),
            Role = role,
            Note = note?.Trim() ?? "",
            CreatedBy = user.Id,
            CreatedAt = now,
            ExpiresAt = expiresAt is { } at ? Instant.FromMicros(at.ToMicros()) : now + Invitation.DefaultLife,
        };
        return await change.RunAsync<NewInvitation>(
            async tx => await AddAsync(tx, user, made, ct) is { } refusal ? refusal : new NewInvitation(made, token), ct);
    }

    private async Task<Failure?> AddAsync(Changing tx, CurrentUser user, Invitation made, CancellationToken ct)
    {
        await accounts.TakeTurnAsync(tx, ct);
        if (await standing.RefuseAsync(tx, user, IdentityPermissions.ManageUsers, ct) is { } over)
        {
            return over;
        }

        if ((await rights.ReadSignUpAsync(tx, ct)).Policy == SignUpPolicy.Closed)
        {
            return IdentityFailures.SignUpClosed;
        }

        await invitations.AddAsync(tx, made, ct);
        tx.Record(new AuditEntry(AuditActions.Create, "identity.invitations", made.Id)
        {
            After = new { Role = WireName<Role>.Of(made.Role), made.ExpiresAt },
        });
        return null;
    }
}
