using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Maru.Platform.Settings;

/// <summary>Finds former keys, and says what to write instead.</summary>
internal static class RetiredKeys
{
    public static IEnumerable<string> Find(IConfiguration configuration, IEnumerable<SettingsSection> sections) =>
        from section in sections
        from setting in section.Settings
        from retired in setting.RetiredKeys
        let value = configuration[retired.Key]
        where value is not null
        select Sentence(configuration, setting, retired, value);

    /// <summary>The old value in the new form; null: it must not be shown, or it was already wrong.</summary>
    public static string? Rewrite(Setting setting, RetiredKeyAttribute retired, string value)
    {
        if (setting.IsSecret)
        {
            return null;
        }

        if (retired.Unit is { } unit)
        {
            return uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && Duration.Of(number, unit) is { } time ? Duration.Write(time) : null;
        }

        return setting.Form.Read(value) is { } read ? setting.Form.Write(read) : null;
    }

    private static string Sentence(IConfiguration configuration, Setting setting, RetiredKeyAttribute retired, string value)
    {
        var was = KeySpelling.Like(configuration, retired.Key, retired.Key);
        var now = KeySpelling.Like(configuration, retired.Key, setting.Key);
        return Rewrite(setting, retired, value) is { } rewritten ? $"{was}={value} is now {now}={rewritten}."
            : retired.Unit is null ? $"{was} is now {now}; the value stays as it is."
            : $"{was} is now {now}. Write {setting.Form.Words}.";
    }
}
