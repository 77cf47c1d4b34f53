using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Maru.Platform.Settings;

/// <summary>Names a key as it was written: <c>Work__Lease</c> in the environment, <c>Work:Lease</c> elsewhere.</summary>
internal static class KeySpelling
{
    public static string OfEnvironment(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>How to write <paramref name="key"/> where <paramref name="written"/> was written.</summary>
    public static string Like(IConfiguration configuration, string written, string key) =>
        configuration is IConfigurationRoot root
            && root.Providers.LastOrDefault(p => p.TryGet(written, out _)) is EnvironmentVariablesConfigurationProvider
            ? OfEnvironment(key) : key;
}
