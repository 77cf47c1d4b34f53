using System.Reflection;

namespace Maru.Platform.Settings;

/// <summary>One setting, as its property declares it.</summary>
internal sealed class Setting
{
    public Setting(string section, PropertyInfo property, object defaults)
    {
        (Key, Property) = ($"{section}:{property.Name}", property);
        Form = SettingForm.Of(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        Default = property.GetValue(defaults) is { } value ? Form.Write(value) : null;
        Range = property.GetCustomAttribute<BetweenAttribute>();
        SecondKey = property.GetCustomAttribute<SecondKeyAttribute>()?.Key;
        IsSecret = property.IsDefined(typeof(SecretSettingAttribute));
        MayBeNothing = Nullable.GetUnderlyingType(property.PropertyType) is not null;
        RetiredKeys = [.. property.GetCustomAttributes<RetiredKeyAttribute>()];
    }

    /// <summary>The whole key, as <c>Work:Lease</c>.</summary>
    public string Key { get; }

    public PropertyInfo Property { get; }

    public SettingForm Form { get; }

    /// <summary>The default as it is written; null for none.</summary>
    public string? Default { get; }

    public BetweenAttribute? Range { get; }

    public string? SecondKey { get; }

    public bool IsSecret { get; }

    /// <summary>Whether an empty value means none.</summary>
    public bool MayBeNothing { get; }

    public IReadOnlyList<RetiredKeyAttribute> RetiredKeys { get; }
}
