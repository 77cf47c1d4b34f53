namespace Maru.Kernel.Access;

/// <summary>Where a request comes from. A value.</summary>
/// <param name="Address">The network address, empty when unknown; stored hashed only.</param>
/// <param name="Client">What the program calls itself, in printable ASCII of at most 200 characters; null when it does not say.</param>
public sealed record RequestOrigin(string Address, string? Client)
{
    /// <summary>For a request without this information.</summary>
    public static readonly RequestOrigin Unknown = new("", null);

    private const int LongestClient = 200;

    /// <summary>Reduces what was sent to what may be stored and shown.</summary>
    /// <param name="address">The network address.</param>
    /// <param name="client">What the program calls itself.</param>
    public static RequestOrigin Of(string? address, string? client) => new(
        address ?? "",
        string.IsNullOrWhiteSpace(client) ? null : new string([.. client.Trim().Where(c => c is >= ' ' and <= '~').Take(LongestClient)]));
}
