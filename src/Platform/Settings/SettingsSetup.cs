using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maru.Platform.Settings;

/// <summary>Registers settings. No other code reads the configuration.</summary>
public static class SettingsSetup
{
    /// <summary>Registers the settings of a section, as the class itself.</summary>
    /// <typeparam name="T">Declares them: one property for each.</typeparam>
    /// <param name="services">Must also hold the configuration and the environment, as a host's do.</param>
    /// <param name="section">The section, as <c>Llm:Calls</c>.</param>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class, ISettings, new()
    {
        var declared = SettingsSection.Of<T>(section);
        services.TryAddSingleton<SettingsReader>();
        services.TryAddSingleton<SettingsCheck>();
        services.TryAddSingleton(s => s.GetRequiredService<SettingsReader>().Read<T>(declared));
        return services.AddSingleton(declared);
    }

    /// <summary>Checks every registered setting, and warns about unknown keys. Called once, before anything starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <exception cref="StartRefusedException">Something is wrong; the message lists all faults, one on each line.</exception>
    public static void CheckSettings(this IServiceProvider services) => services.GetRequiredService<SettingsCheck>().Run();
}
