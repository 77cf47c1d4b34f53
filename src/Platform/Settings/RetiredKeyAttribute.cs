namespace Maru.Platform.Settings;

/// <summary>A former key of this setting. It stops the start with a message that contains the new key and the converted value.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class RetiredKeyAttribute : Attribute
{
    /// <summary>The value does not change.</summary>
    /// <param name="key">The whole key, as <c>Llm:OpenAiProbeModel</c>.</param>
    public RetiredKeyAttribute(string key) => Key = key;

    /// <summary>The value was a number and is now a time.</summary>
    /// <param name="key">The whole key, as <c>Work:LeaseMilliseconds</c>.</param>
    /// <param name="unit">What the number counted.</param>
    public RetiredKeyAttribute(string key, TimeUnit unit) => (Key, Unit) = (key, unit);

    /// <summary>The whole key.</summary>
    public string Key { get; }

    /// <summary>The unit of the number; null if the value does not change.</summary>
    public TimeUnit? Unit { get; }
}
