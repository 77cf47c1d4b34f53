using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Maru.Platform.Sql;

/// <summary>Where migrations come from: the embedded <c>Sql/NNNN_words.sql</c> of an assembly.</summary>
/// <param name="Module">The owner of the tables, as named in the migration journal.</param>
/// <param name="Assembly">Where the files are embedded.</param>
public sealed partial record MigrationSource(string Module, Assembly Assembly)
{
    internal IReadOnlyList<Migration> Read(Dialect dialect)
    {
        var found = new SortedDictionary<int, Migration>();
        foreach (var resource in Assembly.GetManifestResourceNames())
        {
            if (FileName().Match(resource) is { Success: true } file && IsFor(dialect, file.Groups["dialect"].Value))
            {
                var number = int.Parse(file.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
                if (!found.TryAdd(number, new Migration(Module, number, file.Groups["words"].Value, ReadText(resource))))
                {
                    throw new InvalidOperationException($"Two migrations of {Module} have the number {number:0000}.");
                }
            }
        }

        return found.Keys.Select((number, i) => number == i + 1 ? found[number]
            : throw new InvalidOperationException($"Migration {i + 1:0000} of {Module} is missing.")).ToList();
    }

    private static bool IsFor(Dialect dialect, string suffix) =>
        suffix.Length == 0 || string.Equals(suffix, dialect.ToString(), StringComparison.OrdinalIgnoreCase);

    private string ReadText(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.(?<number>\d{4})_(?<words>[a-z0-9_]+?)(?:\.(?<dialect>sqlite|postgres))?\.sql$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
