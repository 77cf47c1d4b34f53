using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Settings;

/// <summary>
/// The levels of the log, which the framework reads when it makes the first logger: a wrong one would fail there, with a stack trace and
/// without its key.
/// </summary>
public static class LogLevels
{
    private const string Section = "Logging";
    private const string Levels = "LogLevel";

    /// <summary>Looks at all of them.</summary>
    /// <param name="configuration">Where they stand, for all of the log or one provider.</param>
    /// <exception cref="StartRefusedException">One is wrong; the message says all of it, a sentence a line.</exception>
    public static void RefuseWrong(IConfiguration configuration)
    {
        var logging = configuration.GetSection(Section);
        SettingsReader.Refuse(
        [
            .. logging.GetChildren().Where(child => !IsLevels(child)).Select(provider => provider.GetSection(Levels))
                .Prepend(logging.GetSection(Levels)).SelectMany(levels => levels.GetChildren()).Where(level => !IsLevel(level.Value))
                .Select(level => $"{KeySpelling.Like(configuration, level.Path, level.Path)} has a value of the wrong form. "
                    + $"Write one of {string.Join(", ", Enum.GetNames<LogLevel>())}."),
        ]);
    }

    private static bool IsLevels(IConfigurationSection section) => section.Key.Equals(Levels, StringComparison.OrdinalIgnoreCase);

    // As the framework reads them: nothing is no level, and so is what has keys below it.
    private static bool IsLevel(string? text) => string.IsNullOrEmpty(text) || Enum.TryParse<LogLevel>(text, ignoreCase: true, out _);
}
