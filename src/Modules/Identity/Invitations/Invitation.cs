using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Rights;

namespace Maru.Modules.Identity.Invitations;

/// <summary>The right to make one account with a given role. Immutable. Its token is stored as a hash.</summary>
internal sealed record Invitation
{
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    public const int LongestNote = 200;

    public required string Id { get; init; }

    public required string TokenHash { get; init; }

    public required Role Role { get; init; }

    /// <summary>For whom or for what it is, for people who see the list.</summary>
    public required string Note { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public string? UsedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether its maker could still make it: an invitation must not give what its maker may no longer give.</summary>
    public bool IsBackedBy(Account? maker, RoleMatrix rights) =>
        maker is not null && rights.Allows(maker, IdentityPermissions.ManageUsers) && Role <= maker.Role;

    public InvitationState StateAt(DateTimeOffset now) => this switch
    {
        { UsedAt: not null } => InvitationState.Used,
        { RevokedAt: not null } => InvitationState.Revoked,
        _ when ExpiresAt <= now => InvitationState.Expired,
        _ => InvitationState.Waiting,
    };
}
