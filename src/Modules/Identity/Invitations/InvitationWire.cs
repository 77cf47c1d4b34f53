using System.Text.Json.Serialization;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Invitations;

/// <summary>A new invitation: the role its account will have, a note for those who list it, and its end; a week when absent.</summary>
internal sealed record CreateInvitationBody(string? Role, string? Note = null, DateTimeOffset? ExpiresAt = null);

/// <summary>An invitation. The token is there only in the answer that made it.</summary>
/// <remarks>A class, so that printing it does not print that.</remarks>
internal sealed class InvitationBody
{
    public required string Id { get; init; }

    public required Role Role { get; init; }

    public required string Note { get; init; }

    public required InvitationState State { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? UsedAt { get; init; }

    public required string? UsedBy { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    public static InvitationBody Of(Invitation invitation, DateTimeOffset now, string? token = null) => new()
    {
        Id = invitation.Id,
        Role = invitation.Role,
        Note = invitation.Note,
        State = invitation.StateAt(now),
        CreatedBy = invitation.CreatedBy,
        CreatedAt = invitation.CreatedAt,
        ExpiresAt = invitation.ExpiresAt,
        UsedAt = invitation.UsedAt,
        UsedBy = invitation.UsedBy,
        RevokedAt = invitation.RevokedAt,
        Token = token,
    };
}
