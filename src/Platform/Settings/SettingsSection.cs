using System.Reflection;

namespace Maru.Platform.Settings;

/// <summary>A section of the configuration and the class that declares what is in it.</summary>
internal sealed class SettingsSection
{
    private readonly Func<ISettings> _create;

    private SettingsSection(string name, Func<ISettings> create)
    {
        (Name, _create) = (name, create);
        var defaults = create();
        Type = defaults.GetType();
        Settings = [.. Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true })
            .Select(p => new Setting(name, p, defaults))];
    }

    public string Name { get; }

    public Type Type { get; }

    public IReadOnlyList<Setting> Settings { get; }

    public static SettingsSection Of<T>(string name)
        where T : class, ISettings, new() => new(name, static () => new T());

    /// <summary>With every default.</summary>
    public ISettings Create() => _create();
}
