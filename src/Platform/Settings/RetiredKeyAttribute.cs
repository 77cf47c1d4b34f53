namespace Maru.Platform.Settings;

/// <summary>A key that this setting had before. It stops the start, and the sentence says the new one with the value rewritten.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class RetiredKeyAttribute : Attribute
{
    /// <summary>The value stays as it was.</summary>
    /// <param name="key">The whole key, as <c>Llm:OpenAiProbeModel</c>.</param>
    public RetiredKeyAttribute(string key) => Key = key;

    /// <summary>The value was a number and is a time.</summary>
    /// <param name="key">The whole key, as <c>Work:LeaseMilliseconds</c>.</param>
    /// <param name="unit">What the number counted.</param>
    public RetiredKeyAttribute(string key, TimeUnit unit) => (Key, Unit) = (key, unit);

    /// <summary>The whole key.</summary>
    public string Key { get; }

    /// <summary>What the number counted; null when the value stays as it was.</summary>
    public TimeUnit? Unit { get; }
}
