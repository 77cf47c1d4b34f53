namespace Maru.Platform.Settings;

/// <summary>A second key that stays valid for a setting; it is read if the first is not set.</summary>
/// <param name="key">The whole key.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondKeyAttribute(string key) : Attribute
{
    /// <summary>The whole key.</summary>
    public string Key { get; } = key;
}
