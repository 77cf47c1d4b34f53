namespace Maru.Platform.Settings;

/// <summary>The value may be a secret: no message repeats it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretSettingAttribute : Attribute;
