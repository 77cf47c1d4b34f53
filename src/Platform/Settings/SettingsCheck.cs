using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Settings;

/// <summary>Checks all settings before anything starts.</summary>
internal sealed partial class SettingsCheck(
    IEnumerable<SettingsSection> sections, SettingsReader reader, IConfiguration configuration, ILogger<SettingsCheck> log)
{
    /// <summary>Checks them and warns about unknown keys.</summary>
    /// <exception cref="StartRefusedException">A value is wrong or a key is retired; the message lists all faults.</exception>
    public void Run()
    {
        var declared = sections.ToList();
        foreach (var (key, nearest) in new UnknownKeys(configuration, declared).Find())
        {
            Warn(KeySpelling.Like(configuration, key, key), nearest is null ? null : KeySpelling.Like(configuration, key, nearest));
        }

        SettingsReader.Refuse([.. RetiredKeys.Find(configuration, declared), .. declared.SelectMany(reader.FaultsOf)]);
    }

    private void Warn(string key, string? nearest)
    {
        if (nearest is null)
        {
            LogUnknown(key);
        }
        else
        {
            LogMisspelt(key, nearest);
        }
    }

    [LoggerMessage(1080, LogLevel.Warning, "The setting {Key} is not known and has no effect")]
    private partial void LogUnknown(string key);

    [LoggerMessage(1081, LogLevel.Warning, "The setting {Key} is not known and has no effect; perhaps {Nearest} is meant")]
    private partial void LogMisspelt(string key, string nearest);
}
