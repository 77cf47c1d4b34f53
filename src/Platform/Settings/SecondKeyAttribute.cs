namespace Maru.Platform.Settings;

/// <summary>A second key of a setting that stays in force; it is read when the first is not set.</summary>
/// <param name="key">The whole key.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondKeyAttribute(string key) : Attribute
{
    /// <summary>The whole key.</summary>
    public string Key { get; } = key;
}
