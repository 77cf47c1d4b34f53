namespace Maru.Modules.Identity.Passwords;

/// <summary>What a person chooses to keep when they change their password.</summary>
/// <param name="ClientKeys">One's client keys.</param>
/// <param name="Invitations">Their waiting invitations, and temporary passwords they gave that were not replaced.</param>
internal readonly record struct KeptThings(bool ClientKeys, bool Invitations);
