using Maru.Platform.Secrets.Masking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Settings;

/// <summary>Reads sections, and describes faults in sentences. Thread safe.</summary>
internal sealed class SettingsReader(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>The settings of a section.</summary>
    /// <exception cref="StartRefusedException">Something is wrong with them.</exception>
    public T Read<T>(SettingsSection section)
        where T : class, ISettings
    {
        var settings = section.Create();
        Refuse(Fill(section, settings));
        return (T)settings;
    }

    /// <summary>What is wrong with a section.</summary>
    public IReadOnlyList<string> FaultsOf(SettingsSection section) => Fill(section, section.Create());

    /// <summary>Throws with all faults; does nothing if there are none.</summary>
    /// <exception cref="StartRefusedException">There is a fault.</exception>
    public static void Refuse(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new StartRefusedException(SecretMask.Mask(string.Join('\n', faults)));
        }
    }

    private List<string> Fill(SettingsSection section, ISettings settings)
    {
        var faults = section.Settings.Select(setting => Take(setting, settings)).OfType<string>().ToList();
        return faults.Count > 0 ? faults : [.. settings.Faults(environment)];
    }

    private string? Take(Setting setting, ISettings settings)
    {
        var found = configuration.GetSection(setting.Key);
        if (setting.Form.IsList)
        {
            var entries = found.GetChildren().Select(child => child.Value).Append(found.Value).OfType<string>().ToList();
            if (entries.Count > 0)
            {
                setting.Property.SetValue(settings, entries.SelectMany(text => (string[])setting.Form.Read(text)!).ToArray());
            }

            return null;
        }

        if ((found.Value ?? Second(setting)) is not { } text)
        {
            return found.GetChildren().Any() ? $"{setting.Key} is one value and has keys below it. Write {Expected(setting)}." : null;
        }

        return Set(setting, settings, setting.Form.IsText ? text : text.Trim());
    }

    private string? Second(Setting setting) => setting.SecondKey is { } key ? configuration[key] : null;

    private static string? Set(Setting setting, ISettings settings, string text)
    {
        if (text.Length == 0 && setting.MayBeNothing)
        {
            setting.Property.SetValue(settings, null);
            return null;
        }

        if (setting.Form.Read(text) is not { } value)
        {
            return setting.Form.IsTime && text.Length > 0 && text.All(char.IsAsciiDigit)
                ? $"{setting.Key}={text} has no unit. Write {Expected(setting)}."
                : $"{setting.Key} has a value of the wrong form. Write {Expected(setting)}.";
        }

        if (setting.Range is { } range && !range.Holds(value))
        {
            return $"{setting.Key}={setting.Form.Write(value)} is out of range. Write {Expected(setting)}.";
        }

        setting.Property.SetValue(settings, value);
        return null;
    }

    // A value of the wrong form is not repeated: it may be a secret that belongs to another key.
    private static string Expected(Setting setting) =>
        setting.Range is { } range ? $"{setting.Form.Words}, {range}" : setting.Form.Words;
}
