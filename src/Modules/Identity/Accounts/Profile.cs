namespace Maru.Modules.Identity.Accounts;

/// <summary>A person's own data about themselves, checked.</summary>
internal sealed record Profile(string? Email, string DisplayName, string Locale, string TimeZone)
{
    public const string DefaultLocale = "en";
    public const string DefaultTimeZone = "UTC";

    private const int LongestName = 100;
    private const int LongestZone = 64;
    private static readonly string[] Locales = ["ko", "en"];

    /// <summary>Checks the given values and collects the faults; null means the default.</summary>
    public static Profile Check(InputFaults faults, string? email, string? displayName, string? locale, string? timeZone)
    {
        var address = email is null ? null : EmailAddress.Parse(email);
        var name = displayName?.Trim() ?? "";
        faults.AddIf(email is not null && address is null, "email", EmailAddress.Rule);
        faults.AddIf(name.Length > LongestName || name.Any(char.IsControl), "display_name", "Use at most 100 characters.");
        faults.AddIf(locale is not null && !Locales.Contains(locale), "locale", $"Use one of {string.Join(", ", Locales)}.");
        faults.AddIf(timeZone is not null && !IsZone(timeZone), "time_zone", "Use a name of the time zone database, such as Asia/Seoul.");
        return new Profile(address, name, locale ?? DefaultLocale, timeZone ?? DefaultTimeZone);
    }

    private static bool IsZone(string name) => name == DefaultTimeZone
        || (name is { Length: > 0 and <= LongestZone } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _));
}
