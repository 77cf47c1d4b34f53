-- What providers charge beside input and output: tokens written to a cache (for minutes, for an hour) and searches of the web.
ALTER TABLE llm_price ADD COLUMN cache_write_micros BIGINT;
ALTER TABLE llm_price ADD COLUMN cache_write_long_micros BIGINT;
ALTER TABLE llm_price ADD COLUMN search_micros BIGINT;

-- Why a call ended as it did and what of its request was changed for the model; tokens are NULL when unknown, never 0.
ALTER TABLE llm_call ADD COLUMN tokens_cache_written INTEGER;
ALTER TABLE llm_call ADD COLUMN tokens_cache_written_long INTEGER;
ALTER TABLE llm_call ADD COLUMN searches INTEGER;
ALTER TABLE llm_call ADD COLUMN error_message TEXT;
ALTER TABLE llm_call ADD COLUMN error_param TEXT;
ALTER TABLE llm_call ADD COLUMN adjusted TEXT;
