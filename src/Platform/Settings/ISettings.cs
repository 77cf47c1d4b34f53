using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Settings;

/// <summary>
/// The settings of one section: a property with a default for each. <see cref="SettingsSetup.AddSettings"/> reads them, and code that
/// needs them takes the class itself.
/// </summary>
public interface ISettings
{
    /// <summary>
    /// What is wrong with the combination of values, one sentence for each fault. Called when every value has the right form and is in its
    /// range.
    /// </summary>
    /// <param name="environment">Where the server runs; tests may be allowed more.</param>
    IEnumerable<string> Faults(IHostEnvironment environment) => [];
}
