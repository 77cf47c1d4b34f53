using System.Globalization;

namespace Maru.Platform.Settings;

/// <summary>How the values of one type are written.</summary>
/// <param name="Words">What is expected: <c>a whole number</c>.</param>
/// <param name="TypeName">The type, for the page of settings.</param>
/// <param name="Read">Null: the text is not of this form.</param>
/// <param name="Write">Null: the value holds a secret.</param>
internal sealed record SettingForm(string Words, string TypeName, Func<string, object?> Read, Func<object, string?> Write)
{
    private static readonly SettingForm Text = Make<string>("a text", "text", text => text, value => value);
    private static readonly SettingForm Time =
        Make<TimeSpan?>($"a time such as {Duration.Forms}", "time", Duration.Read, value => Duration.Write(value!.Value));

    private static readonly SettingForm List = Make<IReadOnlyList<string>>("a list", "list", SplitText, value => string.Join(',', value));

    private static readonly Dictionary<Type, SettingForm> Known = new()
    {
        [typeof(string)] = Text,
        [typeof(TimeSpan)] = Time,
        [typeof(IReadOnlyList<string>)] = List,
        [typeof(bool)] = Make<bool?>(
            "true or false", "true or false", text => bool.TryParse(text, out var value) ? value : null,
            value => value == true ? "true" : "false"),
        [typeof(int)] = Make<int?>("a whole number", "number", ReadInt, value => value!.Value.ToString(CultureInfo.InvariantCulture)),
        [typeof(long)] = Make<long?>("a whole number", "number", ReadLong, value => value!.Value.ToString(CultureInfo.InvariantCulture)),
        [typeof(Uri)] = Make<Uri>("a web address", "address", ReadAddress, WriteAddress),
    };

    public bool IsTime => this == Time;

    public bool IsText => this == Text;

    public bool IsList => this == List;

    public static SettingForm Of(Type type) =>
        Known.TryGetValue(type, out var form) ? form
        : type.IsEnum ? OfEnum(type)
        : throw new NotSupportedException($"A setting cannot be a {type}.");

    private static SettingForm Make<T>(string words, string typeName, Func<string, T?> read, Func<T, string?> write) =>
        new(words, typeName, text => read(text), value => write((T)value));

    private static SettingForm OfEnum(Type type)
    {
        var names = Enum.GetNames(type);
        var words = string.Join(", ", names.Select(WriteName));
        return Make<object>($"one of {words}", words, Read, value => WriteName(value.ToString()!));

        object? Read(string text) =>
            names.FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null;
    }

    private static string WriteName(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    private static int? ReadInt(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static long? ReadLong(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static Uri? ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var value) && (value.Scheme == Uri.UriSchemeHttp || value.Scheme == Uri.UriSchemeHttps)
            ? value : null;

    private static string? WriteAddress(Uri address) => address is { UserInfo.Length: 0, Query.Length: 0 } ? address.OriginalString : null;

    private static string[] SplitText(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
