namespace Maru.Platform.Settings;

/// <summary>The value may hold a secret: no sentence repeats it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretSettingAttribute : Attribute;
