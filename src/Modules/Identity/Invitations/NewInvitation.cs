namespace Maru.Modules.Identity.Invitations;

/// <summary>An invitation with its token, this once. A class, so that printing it does not print the token.</summary>
internal sealed class NewInvitation(Invitation invitation, string token)
{
    public Invitation Invitation => invitation;

    public string Token => token;
}
