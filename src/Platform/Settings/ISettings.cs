using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Settings;

/// <summary>
/// The settings of one section, a property each, with their defaults. <see cref="SettingsSetup.AddSettings"/> reads them, and who needs
/// them takes the class itself.
/// </summary>
public interface ISettings
{
    /// <summary>
    /// What is wrong with the values together, a sentence each. Asked when every value has its form and stays in its range.
    /// </summary>
    /// <param name="environment">Where the server runs; tests may be allowed more.</param>
    IEnumerable<string> Faults(IHostEnvironment environment) => [];
}
