using System.Data;
using System.Globalization;
using Dapper;

namespace Maru.Platform.Sql;

/// <summary>Instants are BIGINT microseconds since 1970, UTC: the same number in both databases, sortable, and free of time zones.</summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    public override DateTimeOffset Parse(object value) => Instant.FromMicros(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.ToMicros();
    }
}
