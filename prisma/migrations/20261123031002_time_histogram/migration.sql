-- Counts values by the field of `time_field` that they fall into; fields that none fell into may be null.
CREATE FUNCTION count_in_field("fields" integer[], "field" integer) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  "fields"["field"] := coalesce("fields"["field"], 0) + 1;
  RETURN "fields";
END $$;

CREATE AGGREGATE histogram(integer) (SFUNC = count_in_field, STYPE = integer[], INITCOND = '{NULL}');
