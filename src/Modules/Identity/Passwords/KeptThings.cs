namespace Maru.Modules.Identity.Passwords;

/// <summary>What outlives a change of one's password because one says so.</summary>
/// <param name="ClientKeys">One's client keys.</param>
/// <param name="Invitations">Invitations one has made that wait, and temporary passwords one has given that were not replaced.</param>
internal readonly record struct KeptThings(bool ClientKeys, bool Invitations);
