using System.Security.Cryptography;
using System.Text;

namespace Maru.Platform.Sql;

/// <summary>One step of a module's schema.</summary>
/// <param name="Module">The owner of the tables: the folder's name in lower case.</param>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="Name">The file's words.</param>
/// <param name="Sql">The text for this dialect.</param>
internal sealed record Migration(string Module, int Number, string Name, string Sql)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
