namespace Maru.Modules.Identity.SigningIn;

/// <summary>Where a sign-in comes from.</summary>
/// <param name="Address">The network address; used hashed.</param>
/// <param name="Client">What the program calls itself; shown to the owner of the session.</param>
internal sealed record SignInOrigin(string Address, string? Client)
{
    /// <summary>Of whoever does not say.</summary>
    public static readonly SignInOrigin Unknown = new("", null);

    private const int LongestClient = 200;

    public static SignInOrigin Of(string? address, string? client) => new(
        address ?? "",
        string.IsNullOrWhiteSpace(client) ? null : new string([.. client.Trim().Where(c => c is >= ' ' and <= '~').Take(LongestClient)]));
}
