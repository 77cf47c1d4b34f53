using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Invitations;

/// <summary>Shows invitations, the newest first.</summary>
internal sealed class ReadInvitations(Db db, SqlInvitationStore invitations)
{
    public async Task<Page<Invitation>> RunAsync(PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await invitations.ListAsync(session, page, ct);
    }

    public async Task<Outcome<Invitation>> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await invitations.FindAsync(session, id, ct) is { } found ? found : IdentityFailures.NoSuchInvitation;
    }
}
