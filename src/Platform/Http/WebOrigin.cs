namespace Maru.Platform.Http;

/// <summary>An origin as a browser names it: scheme, host, and a port where it is not the scheme's own.</summary>
public static class WebOrigin
{
    /// <summary>What is wrong with an origin in the settings, in a sentence; null when nothing is.</summary>
    /// <param name="setting">The setting's full key.</param>
    /// <param name="entry">One of its entries.</param>
    public static string? FaultOf(string setting, string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);

        if (!Uri.TryCreate(entry, UriKind.Absolute, out var address) || !IsPlace(address))
        {
            // A user's name and password have no place here, so they are not shown either.
            var named = entry.Contains('@', StringComparison.Ordinal) ? "an entry" : $"'{entry}'";
            return $"{setting} names {named}, which is no origin. "
                + "Write scheme and host, and a port where there is one, such as https://app.example.";
        }

        var sent = address.GetLeftPart(UriPartial.Authority);
        return sent.Equals(entry, StringComparison.OrdinalIgnoreCase) ? null
            : $"{setting} names '{entry}', which no browser sends as its origin. Write {sent}.";
    }

    private static bool IsPlace(Uri address) =>
        address.Host.Length > 0 && address.UserInfo.Length == 0 && address.Scheme != Uri.UriSchemeMailto
        && !address.Host.Contains('*', StringComparison.Ordinal);
}
