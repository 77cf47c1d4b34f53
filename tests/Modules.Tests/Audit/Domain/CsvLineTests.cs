using Maru.Modules.Audit.Reading;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class CsvLineTests
{
    [Fact]
    public void Quotes_commas_and_line_ends_stay_within_their_cell() =>
        Assert.Equal("a,\"b,\"\"c\"\"\r\n\",,d\r\n", CsvLine.Of("a", "b,\"c\"\r\n", null, "d"));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+82")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =1")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    public void What_a_spreadsheet_would_run_is_text(string cell) => Assert.Contains("'" + cell, CsvLine.Of(cell), StringComparison.Ordinal);
}
