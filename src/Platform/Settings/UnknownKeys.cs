using Microsoft.Extensions.Configuration;

namespace Maru.Platform.Settings;

/// <summary>Finds unknown keys in our sections; most likely they are misspelt.</summary>
internal sealed class UnknownKeys(IConfiguration configuration, IReadOnlyCollection<SettingsSection> sections)
{
    private readonly HashSet<string> _settings = new(
        sections.SelectMany(section => section.Settings).SelectMany(KeysOf), StringComparer.OrdinalIgnoreCase);

    /// <summary>Each with the known key that is most similar, if there is one.</summary>
    public IEnumerable<(string Key, string? Nearest)> Find()
    {
        var folders = new HashSet<string>(
            _settings.Select(FolderOf).Concat(sections.Select(section => section.Name)).SelectMany(WithParents),
            StringComparer.OrdinalIgnoreCase);
        List<string> known = [.. sections.SelectMany(section => section.Settings).Select(setting => setting.Key), .. folders];
        return folders.Where(folder => FolderOf(folder).Length == 0).Order(StringComparer.Ordinal).SelectMany(root => Below(root, folders))
            .Select(key => (key, NearestKey.Of(key, known)));
    }

    private static IEnumerable<string> KeysOf(Setting setting) =>
        setting.RetiredKeys.Select(retired => retired.Key).Append(setting.Key).Concat(setting.SecondKey is { } second ? [second] : []);

    private static string FolderOf(string key) => key[..Math.Max(0, key.LastIndexOf(':'))];

    private static IEnumerable<string> WithParents(string folder)
    {
        for (var at = folder; at.Length > 0; at = FolderOf(at))
        {
            yield return at;
        }
    }

    private IEnumerable<string> Below(string folder, HashSet<string> folders) =>
        configuration.GetSection(folder).GetChildren().Where(child => !_settings.Contains(child.Path)).SelectMany(child =>
            !folders.Contains(child.Path) ? [child.Path]
            : string.IsNullOrEmpty(child.Value) ? Below(child.Path, folders)
            : Below(child.Path, folders).Prepend(child.Path));
}
